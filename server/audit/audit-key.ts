/** The name of the key that seals the audit. */
export const auditKey = 'audit';
