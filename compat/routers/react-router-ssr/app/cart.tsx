import { useLocation, useSearchParams } from "react-router";
import { SignIn } from "../../shared/SignIn";

export default function Cart() {
  const { pathname } = useLocation();
  // Parsed: its server writes queries anew, and so would differ from the page.
  const [search] = useSearchParams();
  return <SignIn location={`${pathname}?${search.toString()}`} />;
}
