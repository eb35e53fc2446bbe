// Writes docs/glossary.md from the glossary that the page shows: node tools/write-glossary.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GLOSSARY } from '#domain/presentation/glossary';
import { renderGlossary } from './glossary/render-glossary.ts';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'glossary.md'), renderGlossary(GLOSSARY));
