import { router } from './init.ts';
import { returnChecks } from './returns/catalogue.ts';
import { returnDifferences } from './returns/differing.ts';
import { returnDraft, returnDraftSection } from './returns/drafts/reading.ts';
import { saveReturnDraft } from './returns/drafts/saving.ts';
import { previewReturn } from './returns/previewing.ts';
import { currentReturn, returnHistory, returnTask } from './returns/reading.ts';
import { reopenReturn } from './returns/reopening.ts';
import { returnStateTable } from './returns/states.ts';
import { acceptReturn, answerQuery, queryReturn, signOffMoney, signOffReturn } from './returns/steps.ts';
import { checkReturn, submitReturn } from './returns/submitting.ts';
import { returnTemplate, returnWorkbook } from './returns/template.ts';
import { askWithdrawal, grantWithdrawal, refuseWithdrawal, withdrawReturn } from './returns/withdrawing.ts';

/** A return's way: check, submit, sign off, questions and answers, accept, withdraw, reopen. Publishing it is a release's. */
export const returnRouter = router({
  task: returnTask,
  current: currentReturn,
  history: returnHistory,
  differences: returnDifferences,
  template: returnTemplate,
  workbook: returnWorkbook,
  checks: returnChecks,
  check: checkReturn,
  preview: previewReturn,
  draft: returnDraft,
  draftSection: returnDraftSection,
  saveDraft: saveReturnDraft,
  submit: submitReturn,
  signOff: signOffReturn,
  signOffMoney,
  query: queryReturn,
  answer: answerQuery,
  accept: acceptReturn,
  withdraw: withdrawReturn,
  askWithdrawal,
  grantWithdrawal,
  refuseWithdrawal,
  reopen: reopenReturn,
  states: returnStateTable,
});
