/** The day, in UTC, such as `2026-12-02`: for rules about what ends on a day. */
export const today = (): string => new Date().toISOString().slice(0, 10);
