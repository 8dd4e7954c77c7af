import { useLocation } from "@tanstack/react-router";
import { SignIn } from "../../shared/SignIn";

export function Cart() {
  const { pathname, searchStr } = useLocation();
  return <SignIn location={pathname + searchStr} />;
}
