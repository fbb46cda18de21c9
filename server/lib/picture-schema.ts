import Type, { type Static } from 'typebox';

export const PictureType = Type.Union([Type.Literal('image/avif'), Type.Literal('image/webp')]);
export type PictureType = Static<typeof PictureType>;

/** A picture as pages show it: the same in several widths and formats, for the browser to choose from. */
export const Picture = Type.Object({
  width: Type.Integer({ description: 'Of the largest, in pixels', examples: [1280] }),
  height: Type.Integer({ examples: [960] }),
  urls: Type.Array(
    Type.Object({
      width: Type.Integer({ examples: [320] }),
      url: Type.String({
        description:
          'Public and for ever the same; an absolute address where pictures have a host of their own',
        examples: ['/files/5f2c6f0d…-320.webp'],
      }),
      type: PictureType,
    }),
    { description: 'Ascending by width; of one width the smaller file first' },
  ),
});
export type Picture = Static<typeof Picture>;

/** As wide as a face in a list ever stands. */
const SMALL_WIDTH = 320;

/** Only the small sizes: a list of people should not weigh more in addresses than in names. */
export function smallPicture(picture: Picture): Picture {
  const urls = picture.urls.filter((one) => one.width <= SMALL_WIDTH);
  const width = urls.at(-1)?.width ?? picture.width;
  return { width, height: Math.round((picture.height * width) / picture.width), urls };
}
