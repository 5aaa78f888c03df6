import { Link } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import { useTranslation } from "react-i18next";

/** The app's pages, in the admin's own navigation. */
export function Navigation() {
  const { t } = useTranslation();
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t("app.name")}
      </Link>
      <Link to="/app/review">{t("navigation.review")}</Link>
      <Link to="/app/mappings">{t("navigation.mappings")}</Link>
      <Link to="/app/rules">{t("navigation.rules")}</Link>
      <Link to="/app/new-product">{t("navigation.newProduct")}</Link>
      <Link to="/app/connection">{t("navigation.connection")}</Link>
      <Link to="/app/settings">{t("navigation.settings")}</Link>
    </NavMenu>
  );
}
