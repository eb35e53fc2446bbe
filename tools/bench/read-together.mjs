import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';

/**
 * How long each answer takes when several readers ask at once, each again as soon as it is answered. Kept small on purpose: it shares
 * its two cores with the server, and a client that takes answers apart in full is busier than the server that sends them.
 * @param {string} url of an answer that tells its length
 * @param {{ readers: number, seconds: number }} how
 * @returns {Promise<{ times: number[], perSecond: number }>} times in ms, the shortest first
 * @throws {Error} when an answer is not 200, has no length, or a connection breaks
 */
export async function readTogether(url, { readers, seconds }) {
  const { hostname, port, pathname, search, host } = new URL(url);
  const question = `GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\naccept-encoding: br, gzip\r\n\r\n`;
  const began = performance.now();
  const end = began + seconds * 1000;
  const times = [];
  const read = () =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname);
      let head = '';
      let left = 0;
      let asked = 0;
      const ask = () => {
        if (performance.now() >= end) {
          socket.destroy();
          resolve();
          return;
        }
        head = '';
        asked = performance.now();
        socket.write(question);
      };
      const take = (data) => {
        if (left > 0) {
          left -= data.length;
        } else {
          head += data.latin1Slice();
          const length = head.indexOf('\r\n\r\n');
          if (length === -1) return;
          const declared = /^content-length: (\d+)\r$/im.exec(head.slice(0, length + 1));
          if (!head.startsWith('HTTP/1.1 200 ') || declared === null) {
            socket.destroy(new Error(`${url}: ${head.slice(0, head.indexOf('\r\n'))}`));
            return;
          }
          left = length + 4 + Number(declared[1]) - head.length;
        }
        if (left > 0) return;
        times.push(performance.now() - asked);
        ask();
      };
      socket.on('connect', ask);
      socket.on('data', take);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error(`${url}: the connection was closed`)));
    });
  await Promise.all(Array.from({ length: readers }, read));
  times.sort((one, other) => one - other);
  return { times, perSecond: times.length / ((performance.now() - began) / 1000) };
}
