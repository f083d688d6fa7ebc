/** One page of the reference. */
export interface Page {
  /** Path of the file in docs/reference. */
  readonly file: string;
  /** The page as Markdown. */
  readonly render: () => string;
}
