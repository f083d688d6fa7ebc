import { servePack } from "../serving/pack";
import { resilience } from "./pack";

servePack(resilience);
