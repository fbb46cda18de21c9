/** Larger than the largest that is kept, so that the server still has something to work from. */
const MAX_SIDE = 2560;
/** Smaller files are sent as they are. */
const WORTH_IT_BYTES = 1_500_000;

/**
 * Makes a large photo small enough for a phone's connection, upright and without where it was taken. What this
 * browser cannot read is sent as it is: whether it is a picture, the server says.
 */
export async function shrink(file: File): Promise<Blob> {
  if (file.size < WORTH_IT_BYTES || !file.type.startsWith('image/')) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    // What may be see-through stays so.
    const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/webp';
    const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9));
    return small !== null && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}
