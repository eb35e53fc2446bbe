/** One open connection that speaks PostgreSQL, below the query builder: what migrations need. */
export interface SqlSession {
  query(text: string, parameters?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Several statements, without parameters. */
  script(text: string): Promise<void>;
}
