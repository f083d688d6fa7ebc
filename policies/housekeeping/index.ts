import { servePack } from "../serving/pack";
import { housekeeping } from "./pack";

servePack(housekeeping);
