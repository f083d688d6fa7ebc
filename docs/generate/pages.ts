/** The pages of the reference, one generator a file. */
import { flowsPage } from "./flows";
import { outputsPage } from "./outputs";
import { policiesPage } from "./policies";
import { policyCoveragePage } from "./policy-coverage";
import { packPages } from "./policy-pack";
import { settingsPage } from "./settings";

export interface Page {
  /** Path of the file in docs/reference. */
  readonly file: string;
  /** The page as Markdown. */
  readonly render: () => string;
}

export const pages: readonly Page[] = [
  settingsPage,
  outputsPage,
  flowsPage,
  policiesPage,
  ...packPages,
  policyCoveragePage,
];
