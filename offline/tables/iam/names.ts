/** Names of IAM's things. */
export const iamName = {
  pattern: /^[\w+=,.@-]*$/,
  rule: "must hold only letters, digits and +=,.@-_",
} as const;
