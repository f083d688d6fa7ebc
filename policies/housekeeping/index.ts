import { servePack } from "../pack";
import { housekeeping } from "./pack";

servePack(housekeeping);
