import Type, { type Static } from 'typebox';
import { Closed, Id, Nullable, PageOf, Text, Timestamp } from '../../../lib/schema.ts';

const Count = Type.Integer({ minimum: 0 });
export const ImportParams = Closed({ importId: Id });
export const ImportStop = Closed({ reason: Text(200, '가격이 잘못된 파일') });

export const Import = Type.Object({
  importId: Id,
  fileName: Type.String(),
  encoding: Type.String({ examples: ['UTF-8', 'UTF-16LE', 'CP949'] }),
  isDryRun: Type.Boolean({ description: 'Everything is checked, nothing is changed' }),
  reason: Type.String(),
  byId: Id,
  byName: Nullable(Type.String()),
  status: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('running'),
    Type.Literal('done'),
    Type.Literal('failed'),
    Type.Literal('stopped'),
  ]),
  total: Type.Integer({ description: 'Rows of the file' }),
  done: Type.Integer({ description: 'Rows that are settled, one way or the other' }),
  created: Type.Integer({ description: 'Products' }),
  updated: Type.Integer({ description: 'Products' }),
  unchanged: Type.Integer({ description: 'Products that were as the file wants them' }),
  failed: Type.Integer({ description: 'Rows that were not taken' }),
  errors: Count,
  createdAt: Timestamp,
  endedAt: Nullable(Timestamp),
});
export type Import = Static<typeof Import>;
export const ImportPage = PageOf(Import);

export const ImportError = Type.Object({
  row: Type.Integer({ description: 'As spreadsheets count: the header is 1' }),
  field: Nullable(Type.String({ description: 'Key of the column; null for the whole row' })),
  code: Type.String({ examples: ['required', 'unknown-category', 'repeated-sku'] }),
  message: Nullable(Type.Object({ ko: Type.String(), en: Type.String() })),
  allowed: Nullable(
    Type.Array(Type.Object({ ko: Type.String(), en: Type.String() }), {
      description:
        'What the cell may hold, where that is one of few values; the file understands either language',
    }),
  ),
  value: Nullable(Type.String({ description: 'What stands there, cut' })),
});
export type ImportError = Static<typeof ImportError>;
export const ImportErrorPage = PageOf(ImportError);
