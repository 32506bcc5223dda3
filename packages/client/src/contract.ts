/*
 * All that the package's declarations say of the contract. The published package has them written out in the place of this
 * file (`build/`), so that who installs it needs neither the contract nor its schema library.
 */
export type { Endpoint, InputOf, Page, ResultOf } from "@shanhai/contract/endpoint";
export type { ErrorCode, Language, Problem } from "@shanhai/contract/problem";
