/**
 * Bank holidays of England and Wales, by year. Source: https://www.gov.uk/bank-holidays, written down from recall on
 * 25 November 2026 and not read there since: to be compared with the page before anybody relies on it. The dates agree
 * with the rules they follow (Easter, first and last Mondays, substitute days), which a test works out by itself.
 */
export const bankHolidays: Readonly<Record<number, readonly string[]>> = {
  // 8 May: the coronation, by proclamation.
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/** The last year whose bank holidays are listed: after it only weekends are left out, so a time limit ends early, never late. */
export const lastYearOfBankHolidays = Math.max(...Object.keys(bankHolidays).map(Number));
