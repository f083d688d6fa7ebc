/** What a cell's machines boot with: pure functions from typed values, which need nothing but Node's own modules. */
export { type BootFile, type BootValues, bootDocument } from "./boot-document";
export { type CredentialRequest, issueCredential, type SipCredential } from "./credentials";
export { type EdgeContainerValues, edgeContainer, edgeContainerName, edgeRunVolume } from "./edge-container";
export { type EdgeValues, edgeDefaults, edgeValuesFile } from "./edge-values";
export { type MediaNodeValues, mediaNode } from "./media-node";
export type { Menu } from "./menu";
export { type SwitchValues, switchDefaults } from "./switch-configuration";
export { type SwitchNodeValues, switchNode } from "./switch-node";
