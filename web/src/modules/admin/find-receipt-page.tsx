export function FindReceiptPage() {
  return null;
}
