import { servePack } from "../pack";
import { dataProtection } from "./pack";

servePack(dataProtection);
