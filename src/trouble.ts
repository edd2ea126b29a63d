/** Made-up people stand in the roll beside something real: the start refuses and says how to clear them. */
export class MadeUpPeople extends Error {
  override name = 'MadeUpPeople';
}
