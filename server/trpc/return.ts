import { router } from './init.ts';
import { returnDifferences } from './returns/differing.ts';
import { returnDraft, returnDraftSection } from './returns/drafts/reading.ts';
import { saveReturnDraft } from './returns/drafts/saving.ts';
import { previewReturn } from './returns/previewing.ts';
import { currentReturn, returnChecks, returnHistory, returnTask } from './returns/reading.ts';
import { acceptReturn, answerQuery, queryReturn, signOffReturn } from './returns/steps.ts';
import { checkReturn, submitReturn } from './returns/submitting.ts';
import { returnTemplate, returnWorkbook } from './returns/template.ts';

/** A return's way: check, submit, sign off, questions and answers, accept. Publishing it is a release's. */
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
  query: queryReturn,
  answer: answerQuery,
  accept: acceptReturn,
});
