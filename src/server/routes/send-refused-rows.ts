import type { FastifyReply } from 'fastify';
import { writeRefusedRows } from '#server/use-cases/write-refused-rows';
import { attachment } from './attachment.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * Sends refused rows as a file. What goes wrong before the first row is a problem and no half a file.
 * @param rows headings first
 */
export async function sendRefusedRows(
  reply: FastifyReply,
  rows: AsyncIterable<readonly string[]>,
  fileName: string,
  format: 'csv' | 'xlsx',
): Promise<FastifyReply> {
  const file = await writeRefusedRows(rows, format);
  return reply
    .header('content-disposition', attachment(`${fileName.replace(/\.[^.]*$/, '')}-refused-rows.${format}`))
    .type(TYPES[format])
    .send(file);
}
