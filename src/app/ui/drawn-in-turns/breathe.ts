/** Lets the browser draw and answer before the next piece of work. */
export async function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
