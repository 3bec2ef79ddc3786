-- Posts that hold a run of characters. ?1 the run.
SELECT id FROM v_searchable WHERE instr(text, ?1) > 0 OR instr(title, ?1) > 0
