import { servePack } from "../serving/pack";
import { all } from "./pack";

servePack(all);
