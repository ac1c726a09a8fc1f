"""The page, in Streamlit: pupils read and answer, teachers make lessons and download them."""
