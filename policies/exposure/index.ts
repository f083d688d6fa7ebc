import { servePack } from "../serving/pack";
import { exposure } from "./pack";

servePack(exposure);
