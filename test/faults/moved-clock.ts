/**
 * Loaded before the application (`node --import`): moves the machine's clock for this one process, as a machine that was
 * asleep or set anew finds it, without a right to set the real one. How far ahead it is comes in the environment and is moved on by
 * messages of the process that started this one.
 */
const Real = Date;
let aheadMs = Number(process.env.FAULTS_AHEAD_MS ?? 0);
const now = (): number => Real.now() + aheadMs;

globalThis.Date = new Proxy(Real, {
  construct: (target, words, made) => Reflect.construct(target, words.length > 0 ? words : [now()], made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

process.on('message', (message: { aheadMs?: number }) => {
  aheadMs = message.aheadMs ?? aheadMs;
});
// Hearing of the clock alone keeps no process alive.
process.channel?.unref();
