import { Component, computed, input, signal } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import type { DueView } from '#domain/contract/due-view';
import { templateAddress } from '#app/data/uploads/uploads-client';
import { uploadWords } from '#app/words/upload-words';
import { OwnDownload } from './own-download.ts';

/** Measures shown before somebody asks for the rest. */
const FIRST = 10;

/** The task list of an organisation: which period is over and has no figure here, and the file to fill in. */
@Component({
  selector: 'cm-due-figures',
  imports: [NgTemplateOutlet, OwnDownload],
  templateUrl: './due-figures.html',
  styleUrl: './due-figures.scss',
})
export class DueFigures {
  protected readonly words = uploadWords.due;
  readonly due = input.required<DueView>();
  /** Whether whoever looks may bring figures in, and so needs the file. */
  readonly mayFill = input.required<boolean>();
  protected readonly workbook = templateAddress('xlsx');
  protected readonly csv = templateAddress('csv');
  protected readonly isAll = signal(false);
  protected readonly shown = computed(() => (this.isAll() ? this.due().due : this.due().due.slice(0, FIRST)));
  protected readonly rest = computed(() => this.due().due.length - this.shown().length);
}
