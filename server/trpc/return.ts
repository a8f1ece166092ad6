import { router } from './init.ts';
import { currentReturn, returnChecks, returnHistory, returnTask, returnTemplate } from './returns/reading.ts';
import { acceptReturn, answerQuery, queryReturn, signOffReturn } from './returns/steps.ts';
import { checkReturn, submitReturn } from './returns/submitting.ts';

/** A return's way: check, submit, sign off, questions and answers, accept. Publishing it is a release's. */
export const returnRouter = router({
  task: returnTask,
  current: currentReturn,
  history: returnHistory,
  template: returnTemplate,
  checks: returnChecks,
  check: checkReturn,
  submit: submitReturn,
  signOff: signOffReturn,
  query: queryReturn,
  answer: answerQuery,
  accept: acceptReturn,
});
