/** Of what the sample says: a test tells the right one after a change. Kept apart, so that a start need not read it all. */
export const SAMPLE_STAMP = '5ecf8bf42415c6d837402a9f1f242346';
