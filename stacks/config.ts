/** The only reader of Pulumi configuration: the types of the settings, and the functions that read them. */
export {
  type EnvironmentConfig,
  listEnvironments,
  loadEnvironment,
  type Options,
  stackDirectory,
} from "./config/environment";
export { ConfigError, formatMistake, type Mistake } from "./config/mistake";
export { readStackConfig } from "./config/running-stack";
export type { CellConfig, FleetConfig, GlobalConfig, StackConfig, StackConfigBase } from "./config/types";
