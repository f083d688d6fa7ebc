export async function demo(_e: string, _o: object): Promise<number> {
  return 0;
}
