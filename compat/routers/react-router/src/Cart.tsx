import { useLocation } from "react-router";
import { SignIn } from "../../shared/SignIn";

export function Cart() {
  const { pathname, search } = useLocation();
  return <SignIn location={pathname + search} />;
}
