/** The three functions we use: jStat carries no types of its own. */
declare module 'jstat' {
  const jStat: {
    normal: { inv(probability: number, mean: number, deviation: number): number };
    beta: { inv(probability: number, first: number, second: number): number };
    chisquare: { inv(probability: number, degreesOfFreedom: number): number };
  };
  export default jStat;
}
