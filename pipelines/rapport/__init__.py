"""Reports on submitted files: findings as a marked workbook or as JSON, for whoever has to mend the file.

Both take findings and the documents they are about, so every command that checks something can hand them out.
"""

from pipelines.rapport.tekst import report_as_json
from pipelines.rapport.werkboek import refuse_name, write_report

__all__ = ["refuse_name", "report_as_json", "write_report"]
