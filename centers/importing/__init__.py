"""Files in: read, check, save, report. Every source is told in the words of the workbook."""
