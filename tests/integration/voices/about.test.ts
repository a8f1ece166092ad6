import { expect, it } from 'vitest';
import { publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { charity, judgeOf, layPromises, verdict } from './world.ts';

afreshForFile(async () => {
  await layPromises();
});

it('the public is told which organisations judge, by which method and with which interest, and nobody’s name', async () => {
  const provide = (organisation: string, role: 'assessor' | 'official') =>
    callAs(personWith('administrator'), { door: 'seed' }).account.provide({
      ...{ email: `someone@${role}.example`, name: 'Somebody Known', password: 'a long enough password', token: null },
      membership: { organisation, role, areaCode: null },
    });
  await provide(charity, 'assessor');
  await provide('The department', 'official');
  await publish();
  const none = { judgements: 0, method: null, interest: null, latestOn: null };
  expect((await callAs(null).method.about({})).judges).toEqual([{ organisation: charity, ...none }]);
  await callAs(judgeOf(charity)).commitment.judge(verdict());
  expect((await callAs(null).method.about({})).judges).toEqual([{ organisation: charity, ...none }]);
  await publish();
  const about = await callAs(null).method.about({});
  expect(about).toMatchObject({
    judges: [
      {
        ...{ organisation: charity, judgements: 1, latestOn: '2026-11-25' },
        ...{ method: 'We read the law.', interest: 'We work with carers.' },
      },
    ],
    moderators: [],
  });
  expect(JSON.stringify(about)).not.toContain('Somebody');
});
