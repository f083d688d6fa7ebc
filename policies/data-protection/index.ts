import { servePack } from "../serving/pack";
import { dataProtection } from "./pack";

servePack(dataProtection);
