/** A moment as people say it: `22 November 2026 at 14:05`. */
export function momentWords(iso: string): string {
  const moment = new Date(iso);
  const day = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return `${day} at ${moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
