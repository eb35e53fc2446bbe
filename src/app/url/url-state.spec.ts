import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { UrlState } from './url-state.ts';

@Component({ template: '' })
class Page {}

async function atConflicts() {
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', component: Page }])] });
  const router = TestBed.inject(Router);
  await router.navigateByUrl('/places/E06000003/conflicts?asOf=2018-03-31');
  const url = TestBed.inject(UrlState);
  const conflicts = url.at('conflicts');
  const now = () => {
    const address = conflicts();
    if (address === null) throw new Error('not at the conflicts');
    return address;
  };
  return { url, router, now };
}

describe('the address bar as state', () => {
  it('keeps both of two changes that are made one right after the other', async () => {
    const { url, router, now } = await atConflicts();
    const first = url.go({ ...now(), search: 'beds' }, 'replace');
    const second = url.go({ ...now(), look: 'diagram' }, 'replace');
    await Promise.all([first, second]);
    expect(router.url).toContain('search=beds');
    expect(router.url).toContain('look=diagram');
    expect([now().search, now().look]).toEqual(['beds', 'diagram']);
  });

  it('says where the router is after a step back', async () => {
    const { url, router, now } = await atConflicts();
    await url.go({ ...now(), search: 'beds' }, 'step');
    expect(now().search).toBe('beds');
    await router.navigateByUrl('/places/E06000003/conflicts?asOf=2018-03-31');
    expect(now().search).toBe('');
  });

  it('is back where it was when a way is not taken', async () => {
    const { url, router, now } = await atConflicts();
    router.resetConfig([{ path: '**', component: Page, canActivate: [() => false], runGuardsAndResolvers: 'always' }]);
    expect(await url.go({ ...now(), search: 'beds' }, 'replace')).toBeFalse();
    expect(now().search).toBe('');
  });
});
