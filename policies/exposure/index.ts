import { servePack } from "../pack";
import { exposure } from "./pack";

servePack(exposure);
