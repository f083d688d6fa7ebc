import { servePack } from "../pack";
import { resilience } from "./pack";

servePack(resilience);
