import { attachment } from './attachment.ts';

describe('the name an answer is saved under', () => {
  it('is said plainly and whole', () => {
    expect(attachment('conflicts-leeds-2025-03-31.csv')).toBe(
      `attachment; filename="conflicts-leeds-2025-03-31.csv"; filename*=UTF-8''conflicts-leeds-2025-03-31.csv`,
    );
  });

  it('cannot end the header, the quotes or the folder', () => {
    expect(attachment('a"; x=y\r\nSet-Cookie: 1/../é(1).csv')).toBe(
      `attachment; filename="a-x-y-Set-Cookie-1-..-1-.csv"; filename*=UTF-8''a%22%3B%20x%3Dy%0D%0ASet-Cookie%3A%201%2F..%2F%C3%A9%281%29.csv`,
    );
  });
});
