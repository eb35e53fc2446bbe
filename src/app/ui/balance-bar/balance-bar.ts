import { Component, computed, input } from '@angular/core';
import type { BalanceView } from '#domain/contract/agencies-view';

/** How goals are spread over the domains, one bar: experience first, the part that people report themselves hatched. In forced colours each domain has a filling of its own. */
@Component({
  selector: 'cm-balance-bar',
  host: { role: 'img', '[attr.aria-label]': 'balance().words', '[attr.title]': 'balance().words' },
  template: `@for (part of parts(); track part.key) {
    <i [class]="part.role" [class.reported]="part.reported" [style.flex-grow]="part.share"></i>
  }`,
  styles: `
    :host {
      display: flex;
      gap: 1px;
      width: 84px;
      height: 12px;
      forced-color-adjust: none;
      print-color-adjust: exact;
    }
    i {
      flex-basis: 0;
      background: currentColor;
    }
    .experience {
      color: var(--cm-experience);
    }
    .outcome {
      color: var(--cm-outcome);
    }
    .resource {
      color: var(--cm-resource);
    }
    .reported {
      margin-right: -1px;
      border: 1px solid currentColor;
      background: repeating-linear-gradient(-45deg, currentColor 0 1.5px, var(--cm-paper) 1.5px 4px);
    }
    /* Without hues the domains are told apart by their filling: whole, in dots, open. */
    @media (forced-colors: active) {
      i {
        color: CanvasText;
      }
      .outcome,
      .resource {
        border: 1px solid CanvasText;
        background: Canvas;
      }
      .outcome {
        background: radial-gradient(CanvasText 0 1.2px, Canvas 1.6px) 0 0 / 4px 4px;
      }
    }
  `,
})
export class BalanceBar {
  readonly balance = input.required<BalanceView>();
  protected readonly parts = computed(() => {
    const { shares, reportedShare } = this.balance();
    const reported = { key: 'reported', role: 'experience', reported: true, share: reportedShare };
    return [
      reported,
      ...shares.map(({ domain, role, share }) => ({
        key: domain,
        role,
        reported: false,
        share: role === 'experience' ? Math.max(share - reportedShare, 0) : share,
      })),
    ].filter(({ share }) => share > 0);
  });
}
