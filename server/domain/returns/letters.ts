type Letter = { subject: string; text: string };

const paragraphs = (...texts: string[]) => texts.join('\n\n');
const signIn = 'Sign in to the Stable Homes tracker and open Reporting to see it.';

/** To the authority's approvers: a return waits for them. */
export function submittedLetter(collection: string, areaName: string, version: number): Letter {
  return {
    subject: `A return waits for your sign-off: ${collection}`,
    text: paragraphs(
      `Version ${version} of the return ${collection} of ${areaName} was submitted and has no errors.`,
      'Another person than the one who submitted it must sign it off.',
      signIn,
    ),
  };
}

/** To the section 151 officer: a return in which money is reported waits for that signature. */
export function moneySubmittedLetter(collection: string, areaName: string, version: number): Letter {
  return {
    subject: `Money in a return waits for your sign-off: ${collection}`,
    text: paragraphs(
      `Version ${version} of the return ${collection} of ${areaName} was submitted. It reports money.`,
      'The section 151 officer signs the money off. Another person signs off the return; either may be first.',
      signIn,
    ),
  };
}

/** To the officials: a return waits to be accepted. */
export function signedOffLetter(collection: string, areaName: string, version: number): Letter {
  return {
    subject: `${areaName} has signed off ${collection}`,
    text: paragraphs(
      `Version ${version} of the return ${collection} of ${areaName} has been signed off.`,
      'It can now be accepted, or a question asked about a figure. Nothing is published yet.',
    ),
  };
}

/** To the authority: the department asks about a figure. The question itself is read after signing in. */
export function queriedLetter(collection: string, metricName: string): Letter {
  return {
    subject: `A question about your return ${collection}`,
    text: paragraphs(
      `The department has asked about the figure “${metricName}” in your return ${collection}.`,
      'Answer the question, or submit a corrected version.',
      signIn,
    ),
  };
}

/** To the officials: the authority has answered. */
export function answeredLetter(collection: string, areaName: string): Letter {
  return {
    subject: `${areaName} has answered your question about ${collection}`,
    text: paragraphs(`There is an answer to your question about the return ${collection} of ${areaName}.`),
  };
}

/** To the authority: the return was accepted. */
export function acceptedLetter(collection: string, version: number): Letter {
  return {
    subject: `Your return ${collection} was accepted`,
    text: paragraphs(
      `The department has accepted version ${version} of your return ${collection}.`,
      'It is published with a later release. You will be told when.',
    ),
  };
}

/** To the officials: the authority has withdrawn its return, or asks to withdraw one that was accepted. */
export function withdrawnLetter(collection: string, areaName: string, asked: boolean): Letter {
  const did = asked ? 'asks to withdraw' : 'has withdrawn';
  return {
    subject: `${areaName} ${did} ${collection}`,
    text: paragraphs(
      `${areaName} ${did} its return ${collection}. The reason stands in the history of the return.`,
      asked ? 'Grant or refuse it. Until then the return is not published.' : 'Nothing of it is published.',
    ),
  };
}

/** To the authority: what the department decided on its request to withdraw. */
export function withdrawalDecidedLetter(collection: string, granted: boolean): Letter {
  return {
    subject: `Your request to withdraw ${collection} was ${granted ? 'granted' : 'refused'}`,
    text: paragraphs(
      granted
        ? `Your return ${collection} is withdrawn. You can submit another version while the collection is open.`
        : `Your return ${collection} stays accepted and is published with a later release. The reason stands in its history.`,
      signIn,
    ),
  };
}

/** To the authority: the lock does not count for it until a day. The reason is read after signing in. */
export function reopenedLetter(collection: string, areaName: string, endsOn: string): Letter {
  return {
    subject: `Your return ${collection} is open again until ${endsOn}`,
    text: paragraphs(
      `The department has given ${areaName} an exception: a version of the return ${collection} can be submitted until ${endsOn}, that day included.`,
      'After that day it can no longer be changed. A new version is signed off and accepted as the first one was.',
      signIn,
    ),
  };
}
