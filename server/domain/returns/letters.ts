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
