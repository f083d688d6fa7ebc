/** The pages of the reference, one generator a file. */
import { flowsPage } from "./flows";
import { outputsPage } from "./outputs";
import type { Page } from "./page";
import { policiesPage } from "./policies";
import { policyCoveragePage } from "./policy-coverage";
import { packPages } from "./policy-pack";
import { settingsPage } from "./settings";

export const pages: readonly Page[] = [
  settingsPage,
  outputsPage,
  flowsPage,
  policiesPage,
  ...packPages,
  policyCoveragePage,
];
