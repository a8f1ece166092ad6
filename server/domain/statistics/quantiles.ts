import jStat from 'jstat';

/** The value below which a standard normal variable falls with this probability: 1.96 for 0.975. */
export function normalQuantile(probability: number): number {
  return jStat.normal.inv(probability, 0, 1);
}

/** The value below which a chi-squared variable falls with this probability. @param degreesOfFreedom above 0 */
export function chiSquaredQuantile(probability: number, degreesOfFreedom: number): number {
  return jStat.chisquare.inv(probability, degreesOfFreedom);
}

/** The value below which a beta variable with these two shapes, both above 0, falls with this probability. */
export function betaQuantile(probability: number, first: number, second: number): number {
  return jStat.beta.inv(probability, first, second);
}

/** How far to either side of the middle a normal variable lies with this probability: 1.96 for 0.95. */
export function normalReach(level: number): number {
  return level === 0.95 ? reach95 : normalQuantile((1 + level) / 2);
}

const reach95 = normalQuantile(0.975);
