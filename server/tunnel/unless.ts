/** Waits for the work, but not when `signal` says that it is over: then it rejects at once, and the work is left alone. */
export async function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stopWaiting = (): void => undefined;
  const over = new Promise<never>((_resolve, reject) => {
    const end = (): void => reject(signal.reason as Error);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    stopWaiting = () => signal.removeEventListener('abort', end);
  });
  return Promise.race([work, over]).finally(stopWaiting);
}
